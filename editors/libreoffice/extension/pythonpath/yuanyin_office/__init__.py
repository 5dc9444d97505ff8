"""Yuanyin in LibreOffice Writer.

| module | what it knows |
| --- | --- |
| `language_server` | the server's process and the conversation with it |
| `office_text` | what a document is for the server: lines, and where each stretch of them stands in which paragraph |
| `findings` | what is wrong in a paragraph, with the texts that mend it |
| `writer` | reading Writer's documents through UNO |
| `followed` | one open document, kept the same in the server |
| `session` | the one server of this office, its settings, and the documents that are followed |
| `settings`, `messages` | what can be set; every sentence that a person reads |
| `proofreader` | what is underlined |
| `commands`, `dialogs` | what menu, toolbar and shortcuts do |
| `panel` | the side bar |

The first three know nothing of UNO. Python 3.8 is the oldest that an office from 7.4 on brings along.
"""
