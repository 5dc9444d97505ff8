"""What the office starts: the services of this extension, made of the modules in `pythonpath`."""

import unohelper
from yuanyin_office import commands, options, panel, proofreader

g_ImplementationHelper = unohelper.ImplementationHelper()
for service, implementation, name in (
    (proofreader.Proofreader, proofreader.IMPLEMENTATION, proofreader.SERVICE),
    (commands.Commands, commands.IMPLEMENTATION, commands.SERVICE),
    (panel.PanelFactory, panel.IMPLEMENTATION, panel.SERVICE),
    (options.Options, options.IMPLEMENTATION, options.IMPLEMENTATION),
):
    g_ImplementationHelper.addImplementation(service, implementation, (name,))
