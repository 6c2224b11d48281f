"""A forgotten password: Plone's own flow, with one answer for all, also when the mail server is down."""

from imio.deliberations import _
from imio.deliberations.institutions import mail
from pathlib import Path
from plone import api
from plone.base import PloneMessageFactory as _plone
from Products.CMFPlone.browser.login import login_help
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from zExceptions import Unauthorized

import logging
import transaction


ASKED = _(
    "forgotten_asked",
    default="Si cet identifiant est connu, un message est en route, avec un lien pour choisir un mot de passe.",
)
NO_MAIL = _(
    "forgotten_no_mail",
    default="Le serveur de courrier ne répond pas : aucun message n’est parti. Réessayez plus tard.",
)

logger = logging.getLogger(__name__)


def ask(login: str, request) -> None:
    """Send the link when the login is known, and say the same when it is not."""
    if not mail.is_reachable():
        IStatusMessage(request).add(NO_MAIL, type="error")
        return
    before = transaction.savepoint(optimistic=True)
    try:
        api.portal.get_tool("portal_registration").mailPassword(login, request, immediate=True)
    except (ValueError, Unauthorized, *mail.FAILURES) as error:
        before.rollback()
        logger.info("no link for a new password was sent: %s", type(error).__name__)
    IStatusMessage(request).add(ASKED, type="info")


class RequestResetPassword(login_help.RequestResetPassword):
    """The one question: the login."""

    buttons = button.Buttons()
    handlers = button.Handlers()

    @button.buttonAndHandler(_plone("button_pwreset_reset_password", default="Reset your password"), name="reset")
    def handleResetPassword(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        ask(data["reset_password"], self.request)


class LoginHelp(login_help.LoginHelpForm):
    """``@@login-help`` without the mail that reminds of a login: it is the address."""

    index = ViewPageTemplateFile("templates/login_help.pt", str(Path(login_help.__file__).parent))

    def update(self):
        form = RequestResetPassword(None, self.request)
        form.update()
        self.subforms = [form]
        # Past Plone's own method, which would run its own forms.
        super(login_help.LoginHelpForm, self).update()


class MailPassword(BrowserView):
    """``@@mail_password`` of Plone's older form, which tells whether a login exists."""

    def __call__(self):
        if self.request.method == "POST":
            login = self.request.form.get("userid", "")
            ask(login if isinstance(login, str) else "", self.request)
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/login-help", status=303)
        return ""
