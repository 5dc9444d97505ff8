;;; yuanyin.el --- Cite UNODC's compilation of recommendations, resolutions and decisions  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT OR Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: text, convenience, languages

;;; Commentary:

;; 援引：让 eglot 或 lsp-mode 使用 yuanyin 语言服务器，并提供几条命令。
;;
;; Makes the language server yuanyin known to eglot and to lsp-mode, and adds
;; commands for what the Language Server Protocol has no request for:
;;
;;   `yuanyin-insert'       search for a provision and insert its citation
;;   `yuanyin-show'         read a provision
;;   `yuanyin-citations'    the draft's citations, wrong ones with the reason
;;   `yuanyin-authorities'  the draft's table of authorities
;;
;; In the init file:
;;
;;   (require 'yuanyin)
;;   (yuanyin-setup)
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)   ; or #'lsp-deferred

;;; Code:

(require 'seq)
(require 'subr-x)
(require 'xref)

(declare-function eglot-completion-at-point "eglot" ())
(declare-function eglot-current-server "eglot" ())
(declare-function eglot-managed-p "eglot" ())
(declare-function eglot-range-region "eglot" (range &optional markers))
(declare-function eglot-server-capable "eglot" (&rest feats))
(declare-function eglot-path-to-uri "eglot" (path &rest options))
(declare-function eglot--path-to-uri "eglot" (path))
(declare-function jsonrpc-request "jsonrpc" (connection method params &rest options))
(declare-function lsp--buffer-uri "lsp-mode" ())
(declare-function lsp-completion-at-point "lsp-completion" ())
(declare-function lsp-activate-on "lsp-mode" (&rest languages))
(declare-function lsp-find-workspace "lsp-mode" (server-id &optional file-name))
(declare-function lsp-register-client "lsp-mode" (client))
(declare-function lsp-request "lsp-mode" (method params &rest options))
(declare-function lsp-stdio-connection "lsp-mode" (command &optional test-command))
(declare-function make-lsp-client "lsp-mode" (&rest slots))
(defvar eglot-server-programs)
(defvar lsp--cur-workspace)
(defvar lsp-completion-filter-on-incomplete)
(defvar lsp-language-id-configuration)
(defvar project-vc-extra-root-markers)

(defgroup yuanyin nil
  "Cite UNODC's compilation of recommendations, resolutions and decisions.
援引：起草时援引汇编的语言服务器。"
  :group 'text
  :prefix "yuanyin-")

(defcustom yuanyin-server "yuanyin"
  "The server: its name on the variable `exec-path', or its absolute path."
  :type 'file)

(defcustom yuanyin-settings nil
  "The settings that the server gets at its start, as a property list.
The README of Yuanyin lists the settings; for example
  (:locale \"en\" :diagnostics (:ambiguous \"off\"))
False is :json-false."
  :type 'plist)

(defconst yuanyin-modes
  '((markdown-mode . "markdown")
    (markdown-ts-mode . "markdown")
    (latex-mode . "latex")
    (LaTeX-mode . "latex")
    (tex-mode . "latex")
    (adoc-mode . "asciidoc")
    (typst-mode . "typst")
    (typst-ts-mode . "typst")
    (rst-mode . "restructuredtext")
    (org-mode . "org")
    (html-mode . "html")
    (mhtml-mode . "html")
    (text-mode . "plaintext"))
  "The modes of drafts, with the names that the server knows their languages by.")

;;;###autoload
(defun yuanyin-setup ()
  "Make the server known to eglot and to lsp-mode.
Eglot runs one server in a buffer: for the modes of drafts it is this
one then.  In lsp-mode it runs beside others.  A folder that holds a
file named .yuanyin.toml counts as a project."
  (with-eval-after-load 'project
    (add-to-list 'project-vc-extra-root-markers ".yuanyin.toml"))
  (with-eval-after-load 'eglot
    (yuanyin--setup-eglot))
  (with-eval-after-load 'lsp-mode
    (yuanyin--setup-lsp-mode)))

(defun yuanyin--contact (&rest _)
  "What eglot needs to start the server."
  (list yuanyin-server :initializationOptions yuanyin-settings))

(defun yuanyin--decoded (path)
  "PATH with what it has of bytes decoded as UTF-8."
  (decode-coding-string (encode-coding-string path 'utf-8-unix) 'utf-8-unix))

(defun yuanyin--setup-eglot ()
  "Add the server to eglot's."
  ;; Eglot of Emacs 30 leaves the bytes of a Chinese file name undecoded, and then
  ;; drops the diagnostics of the file as those of another.
  (advice-add 'eglot-uri-to-path :filter-return #'yuanyin--decoded)
  (add-hook 'eglot-managed-mode-hook #'yuanyin--complete-in-eglot)
  (let ((modes (mapcar (pcase-lambda (`(,mode . ,language))
                         (list mode :language-id language))
                       yuanyin-modes)))
    ;; Other modes derive from `text-mode' and may have servers of their own.
    (add-to-list 'eglot-server-programs (cons (butlast modes) #'yuanyin--contact))
    (add-to-list 'eglot-server-programs (cons (last modes) #'yuanyin--contact) t)))

(defun yuanyin--eglot-serves-p ()
  "Whether eglot has this server for the current buffer."
  (and (fboundp 'eglot-current-server)
       (eglot-current-server)
       (seq-contains-p (eglot-server-capable :executeCommandProvider :commands)
                       "yuanyin.search")))

(defun yuanyin--complete-in-eglot ()
  "Complete with `yuanyin--eglot-completion' where eglot has the server."
  (if (and (eglot-managed-p) (yuanyin--eglot-serves-p))
      (add-hook 'completion-at-point-functions #'yuanyin--eglot-completion -10 t)
    (remove-hook 'completion-at-point-functions #'yuanyin--eglot-completion t)))

(defun yuanyin--complete-in-lsp-mode ()
  "Complete with `yuanyin--lsp-completion' where lsp-mode has the server."
  (when (lsp-find-workspace 'yuanyin buffer-file-name)
    ;; The server has found them by pinyin or words that do not stand in their labels.
    (setq-local lsp-completion-filter-on-incomplete nil)
    ;; Before that of lsp-mode, which puts itself first whenever the mode is entered.
    (setq-local completion-at-point-functions
                (cons #'yuanyin--lsp-completion
                      (remq #'yuanyin--lsp-completion completion-at-point-functions)))))

;; Candidates replace what stands before point: 决定 3/4 the 决定 in 根据决定, and
;; A部分 七.23 replaces @sfxz.  So what all of them begin with must not be inserted,
;; and they need not begin with what was typed.

(defun yuanyin--completion-table (table)
  "TABLE, but without extending or refusing what was typed."
  (lambda (string predicate action)
    (cond (action (funcall table string predicate action))
          ((funcall table "" predicate t) string))))

(defun yuanyin--lsp-completion ()
  "The completion of lsp-mode, for candidates that replace what was typed."
  (pcase (lsp-completion-at-point)
    (`(,beginning ,end ,table . ,properties)
     `(,beginning ,end ,(yuanyin--completion-table table) ,@properties))))

(defun yuanyin--eglot-completion ()
  "Eglot's completion, for candidates that replace what was typed.
Eglot takes what was typed for the beginning of the chosen one, and
changes nothing where the next key comes before the server's details."
  (pcase (eglot-completion-at-point)
    (`(,beginning ,end ,table . ,properties)
     (let ((typed (buffer-substring-no-properties beginning (point)))
           (finish (plist-get properties :exit-function)))
       `(,beginning ,end ,(yuanyin--completion-table table)
         :exit-function
         ,(lambda (candidate status)
            (when (memq status '(finished exact))
              (let* ((known (car (member candidate (funcall table "" nil t))))
                     (item (and known (get-text-property 0 'eglot--lsp-item known))))
                (delete-region beginning (point))
                (insert typed)
                (pcase (plist-get item :textEdit)
                  ('nil (funcall finish candidate status))
                  (edit (yuanyin--edit edit))))))
         ,@properties)))))

(defun yuanyin--edit (edit)
  "Change the buffer by EDIT, as the server gave it to eglot."
  (pcase-let ((`(,beginning . ,end) (eglot-range-region (plist-get edit :range))))
    (delete-region beginning end)
    (goto-char beginning)
    (insert (plist-get edit :newText))))

(defun yuanyin--setup-lsp-mode ()
  "Add the server to those of lsp-mode."
  (add-hook 'lsp-completion-mode-hook #'yuanyin--complete-in-lsp-mode)
  (dolist (mode yuanyin-modes)
    (unless (assq (car mode) lsp-language-id-configuration)
      (add-to-list 'lsp-language-id-configuration mode)))
  (lsp-register-client
   (make-lsp-client
    :server-id 'yuanyin
    :add-on? t
    :new-connection (lsp-stdio-connection (lambda () (list yuanyin-server)))
    :activation-fn (apply #'lsp-activate-on
                          (seq-uniq (mapcar #'cdr yuanyin-modes)))
    :initialization-options (lambda () yuanyin-settings))))

;;;; Asking the server

(defun yuanyin--get (object &rest names)
  "What OBJECT, the server's answer, has under NAMES, each within the one before.
It is a property list from eglot, a hash table from lsp-mode."
  (dolist (name names object)
    (setq object (if (hash-table-p object)
                     (gethash name object)
                   (plist-get object (intern (concat ":" name)))))))

(defun yuanyin--execute (command arguments)
  "The server's answer to COMMAND with ARGUMENTS, a property list."
  (let ((params (list :command (concat "yuanyin." command)
                      :arguments (vector arguments))))
    (if (yuanyin--eglot-serves-p)
        (jsonrpc-request (eglot-current-server) :workspace/executeCommand params)
      (let ((lsp--cur-workspace (and (fboundp 'lsp-find-workspace)
                                     (lsp-find-workspace 'yuanyin buffer-file-name))))
        (unless lsp--cur-workspace
          (user-error "此处没有 yuanyin；请用 M-x eglot 或 M-x lsp 启动 / No yuanyin here: start it with M-x eglot or M-x lsp"))
        (lsp-request "workspace/executeCommand" params)))))

(defun yuanyin--uri ()
  "The address of the current buffer's file."
  (cond ((not (yuanyin--eglot-serves-p))
         (lsp--buffer-uri))
        ((fboundp 'eglot-path-to-uri)
         (eglot-path-to-uri buffer-file-name))
        (t (eglot--path-to-uri buffer-file-name))))

(defun yuanyin--point (position encoding)
  "The buffer position of POSITION, whose characters count in ENCODING."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (yuanyin--get position "line"))
      (let ((rest (yuanyin--get position "character")))
        (while (and (> rest 0) (not (eolp)))
          (let ((character (char-after)))
            (setq rest (- rest (pcase encoding
                                 ("utf-8" (string-bytes (string character)))
                                 ("utf-16" (if (> character #xFFFF) 2 1))
                                 (_ 1)))))
          (forward-char))
        (point)))))

(defun yuanyin--citations ()
  "The buffer's citations as the server lists them, each with BEGINNING and END.
The list has elements (BEGINNING END CITATION)."
  (let ((encoding (yuanyin--get (yuanyin--execute "status" nil) "positionEncoding")))
    (mapcar (lambda (citation)
              (list (yuanyin--point (yuanyin--get citation "range" "start") encoding)
                    (yuanyin--point (yuanyin--get citation "range" "end") encoding)
                    citation))
            (yuanyin--execute "citations" (list :uri (yuanyin--uri))))))

(defun yuanyin--citation-at-point ()
  "The text of the citation at point, or nil."
  (pcase (seq-find (pcase-lambda (`(,beginning ,end . ,_))
                     (<= beginning (point) end))
                   (yuanyin--citations))
    (`(,_ ,_ ,citation) (yuanyin--get citation "text"))))

;;;; Commands

(defun yuanyin--choose (query)
  "Let the user choose among the results of QUERY; the chosen citation."
  (let* ((found (mapcar (lambda (record)
                          (cons (yuanyin--get record "citation") record))
                        (yuanyin--execute "search" (list :query query :limit 50))))
         (annotate (lambda (citation)
                     (when-let* ((record (cdr (assoc citation found))))
                       (concat "  " (truncate-string-to-width
                                     (string-replace "\n" " " (yuanyin--get record "text"))
                                     60 nil nil "…")))))
         (metadata `(metadata (category . yuanyin-provision)
                              (annotation-function . ,annotate)
                              (display-sort-function . ,#'identity)
                              (cycle-sort-function . ,#'identity))))
    (unless found
      (user-error "没有找到 / Nothing found: %s" query))
    (completing-read (format-prompt "援引 Cite" (caar found))
                     (lambda (string predicate action)
                       (if (eq action 'metadata)
                           metadata
                         (complete-with-action action found string predicate)))
                     nil t nil nil (caar found))))

;;;###autoload
(defun yuanyin-insert (query)
  "Search for QUERY and insert the citation of a provision.
QUERY is a number, words, a topic, or pinyin in full or by initials.
An active region is what is searched for first, and is replaced."
  (interactive
   (list (read-string "查找 Search (七.20, 证人保护, sfxz): "
                      (and (use-region-p)
                           (buffer-substring-no-properties (region-beginning) (region-end))))))
  (let ((citation (yuanyin--choose query)))
    (when (use-region-p)
      (delete-region (region-beginning) (region-end)))
    (insert citation)))

;;;###autoload
(defun yuanyin-show (citation)
  "Show the provisions that CITATION names, by default the one at point."
  (interactive
   (let ((here (yuanyin--citation-at-point)))
     (list (read-string (format-prompt "援引 Citation" here) nil nil here))))
  (let* ((answer (yuanyin--execute "provision" (list :citation citation)))
         (problem (yuanyin--get answer "problem"))
         (provisions (append (yuanyin--get answer "provisions") nil)))
    (unless (or problem provisions)
      (user-error "不是援引 / Not a citation: %s" citation))
    (with-help-window "*yuanyin*"
      (when problem
        (princ (format "⚠ %s\n\n" (yuanyin--get problem "message"))))
      (dolist (record provisions)
        (princ (format "%s\n%s\n\n%s\n" (yuanyin--get record "identity")
                       (yuanyin--get record "heading") (yuanyin--get record "text")))
        (dolist (form '("report" "instrument" "long"))
          (when-let* ((name (yuanyin--get record "names" form)))
            (princ (format "\n又作 Also cited as: %s" name))))
        (when-let* ((topics (append (yuanyin--get record "topics") nil)))
          (princ (format "\n专题 Topics: %s" (string-join topics "；"))))
        (princ "\n\n")))))

;;;###autoload
(defun yuanyin-citations ()
  "List the draft's citations, each with its state, as search results."
  (interactive)
  (let ((citations (yuanyin--citations))
        (buffer (current-buffer)))
    (unless citations
      (user-error "本文稿没有援引 / No citations in this draft"))
    (xref-show-xrefs
     (lambda ()
       (mapcar (pcase-lambda (`(,beginning ,_ ,citation))
                 (xref-make (format "%s  %s%s" (yuanyin--get citation "text")
                                    (if (equal (yuanyin--get citation "state") "unchecked")
                                        "未核对 / Not checked: "
                                      "")
                                    (or (yuanyin--get citation "message")
                                        (string-join (yuanyin--get citation "targets") "、")))
                            (xref-make-buffer-location buffer beginning)))
               citations))
     nil)))

;;;###autoload
(defun yuanyin-authorities ()
  "Show the draft's table of authorities, as Markdown."
  (interactive)
  (let ((table (yuanyin--execute "cites" (list :uri (yuanyin--uri)))))
    (with-current-buffer (get-buffer-create "*yuanyin authorities*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert table)
        (goto-char (point-min)))
      (when (fboundp 'markdown-mode)
        (markdown-mode))
      (display-buffer (current-buffer)))))

(provide 'yuanyin)
;;; yuanyin.el ends here
