"""What the office starts: the services of this extension, made of the modules in `pythonpath`."""

import unohelper
from yuanyin_office.proofreader import IMPLEMENTATION, SERVICE, Proofreader

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Proofreader, IMPLEMENTATION, (SERVICE,))
