"""All ways to an object: its views and REST services, read from the component registry rather than from a list."""

from imio.deliberations.content.bureau import IBureau
from imio.deliberations.content.bureau import IDossier
from imio.deliberations.content.bureau import IMeetingFile
from imio.deliberations.content.bureau import IPrivate
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.interfaces import IDeliberationsLayer
from zope.component import getSiteManager
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.interfaces import IRequest

import re


_SERVICE = re.compile(r"(GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS)_[\w+]+/?[\w+]*_(@[\w-]+)?$")
#: Registered for an object and a request, and still no address.
_NO_VIEWS = re.compile(r"ETag|Caching|Transform|Indexer|Traversable|Serialize|Deserialize|Expandable|Controlpanel")

PRIVATE = (IBureau, IMeetingFile, IDossier, IPrivate)


def views_of(*contents) -> list[tuple[object, str]]:
    """(content, name) of all views of some objects; one that is registered for several of them is named once, for the
    first."""
    return [(content, name) for content, name in _once(contents) if not _SERVICE.match(name) and name[:2] != "++"]


def services_of(*contents) -> list[tuple[object, str, str]]:
    """(content, method, name) of all REST services, likewise; the name is empty for the object itself."""
    found = [(content, _SERVICE.match(name)) for content, name in _once(contents)]
    return [(content, match[1], match[2] or "") for content, match in found if match]


def _once(contents):
    seen = set()
    for content in contents:
        for registration in sorted(set(_registrations(content)) - seen, key=lambda found: found[1]):
            seen.add(registration)
            yield content, registration[1]


def _registrations(content):
    provided = providedBy(content)
    for components in _registries(getSiteManager()):
        for registration in components.registeredAdapters():
            required = registration.required
            if len(required) != 2 or not registration.name or not provided.isOrExtends(required[0]):
                continue
            is_request = required[1].isOrExtends(IRequest) or required[1] is Interface or _is_layer(required[1])
            if is_request and not _NO_VIEWS.search(registration.provided.__name__):
                yield required[0], registration.name


def _registries(components):
    """The portal's, and what it inherits from: a registry lists its own alone."""
    found = {components: None}
    for base in components.__bases__:
        found |= dict.fromkeys(_registries(base))
    return list(found)


def ours(content) -> set[str]:
    """The names of the views that this add-on gives to an object of a bureau."""
    found = set()
    for components in _registries(getSiteManager()):
        for registration in components.registeredAdapters():
            required = registration.required
            if len(required) == 2 and required[0] in PRIVATE and required[1] is IDeliberationsLayer:
                found |= {registration.name} if required[0].providedBy(content) else set()
    return found - {""}


def of_institutions() -> set[str]:
    """The names of the views that this add-on gives to an institution."""
    found = set()
    for components in _registries(getSiteManager()):
        for registration in components.registeredAdapters():
            required = registration.required
            if len(required) == 2 and required[0] is IInstitution and required[1] is IDeliberationsLayer:
                found.add(registration.name)
    return {name for name in found if name and not _SERVICE.match(name)}


def _is_layer(interface) -> bool:
    return any(word in interface.__identifier__ for word in ("Layer", "layer", "Installed", "Request"))


#: Our screens and tables in a bureau, and the managers' own, by the type that they are of, with what they are asked.
SCREENS = {
    "Bureau": (
        *("", "@@desk", "@@desk?doubts=1", "?state=to_validate&who=me", "@@reports", "@@rules", "@@retention"),
        "@@vanished",
        *("@@officials", "@@officials?show=gaps", "@@officials?edit=0", "@@officials.csv"),
        *("@@statistics", "@@statistics.csv", "@@traces.csv?from=2020-01-01&until=2030-12-31"),
        *("@@same-text", "@@same-text?report=0000000000000000", "@@bench-navigation", "@@bench-filter"),
    ),
    "MeetingFile": (
        *("", "@@dossiers", "@@dossiers?state=to_validate", "@@together?act=assign", "@@together?act=validate"),
        *("@@together?act=hold", "@@together?done=00000000", "@@bench-navigation", "@@bench-filter"),
    ),
    "Institution": (
        *("@@back-office", "@@back-office?follow=1", "@@back-office-mapping", "@@back-office-report"),
        *("@@back-office-report?run=1", "@@colleagues"),
    ),
    "Dossier": (
        *("", "@@review", "?view=both", "?view=published", "@@changes", "@@preview", "@@annex?id=a1"),
        *("@@annex-page?id=a1&page=1", "@@received-annex?id=a1", "@@received-annex?id=a1&which=replacement"),
        *("@@bench-navigation", "@@bench-filter"),
    ),
}
#: Methods of Zope's own management screens that an address reaches; no registry knows them.
MANAGE = {
    "manage_delObjects": {"ids:list": "{child}"},
    "manage_cutObjects": {"ids:list": "{child}"},
    "manage_copyObjects": {"ids:list": "{child}"},
    "manage_pasteObjects": {},
    "manage_renameObject": {"id": "{child}", "new_id": "renamed"},
    "manage_renameObjects": {"ids:list": "{child}", "new_ids:list": "renamed"},
    "manage_permission": {"permission_to_manage": "View", "roles:list": "Manager"},
    "manage_role": {"role_to_manage": "Manager", "permissions:list": "Modify portal content"},
    "manage_changePermissions": {"permission_0role_0": "1"},
    "manage_acquiredPermissions": {"permissions:list": "View"},
    "manage_defined_roles": {"submit": "Add Role", "role": "Intruder"},
    "manage_setLocalRoles": {"userid": "site-manager", "roles:list": "Owner"},
    "manage_addLocalRoles": {"userid": "site-manager", "roles:list": "Secretary"},
    "manage_delLocalRoles": {"userids:list": "admin"},
    "manage_changeProperties": {"title": "Changed"},
    "manage_editProperties": {"title": "Changed"},
    "manage_addProperty": {"id": "added", "value": "x", "type": "string"},
    "manage_delProperties": {"ids:list": "title"},
    "manage_edit": {"title": "Changed"},
    "manage_upload": {"file": "Changed"},
    "manage_takeOwnership": {"recursive:int": "1"},
    "manage_changeOwnershipType": {"explicit": "1"},
    "manage_addFolder": {"id": "added"},
    "manage_addFile": {"id": "added"},
    "manage_addProduct/OFSP/manage_addFolder": {"id": "added"},
    "manage_addProduct/OFSP/manage_addFile": {"id": "added", "file": "x"},
    "manage_addProduct/OFSP/manage_addDTMLMethod": {"id": "added", "file": "x"},
    "manage_addProduct/OFSP/manage_addOrderedFolder": {"id": "added"},
    "manage_addProduct/PageTemplates/manage_addPageTemplate": {"id": "added", "text": "x"},
    "manage_addProduct/PythonScripts/manage_addPythonScript": {"id": "added"},
    "manage_addProduct/BTreeFolder2/manage_addBTreeFolder": {"id": "added"},
    "manage_addProduct/StandardCacheManagers/manage_addRAMCacheManager": {"id": "added"},
    "manage_addProduct/SiteAccess/manage_addVirtualHostMonster": {"id": "added"},
    "manage_importObject": {"file": "x.zexp"},
    "manage_exportObject": {"id": "{child}", "download:int": "1"},
    "manage_undo_transactions": {"transaction_info:list": "x"},
    "manage_setDefaultAccessRule": {},
    "manage_addAccessRule": {"method_id": "view"},
    "manage_renameForm": {},
    "manage_main": {},
    "manage_access": {},
    "manage_workspace": {},
    "manage_propertiesForm": {},
    "manage_interfaces": {},
    "manage_changeOwner": {"user": "admin"},
    "manage_catalogReindex": {},
    "invokeFactory": {"type_name": "Decision", "id": "added"},
    "setTitle": {"title": "Changed"},
    "setDescription": {"description": "Changed"},
    "setLanguage": {"language": "nl"},
    "setSubject": {"subject:list": "Changed"},
    "setRights": {"rights": "Changed"},
    "setCreators": {"creators:list": "Changed"},
    "setContributors": {"contributors:list": "Changed"},
    "setEffectiveDate": {"effective_date": "2000/01/01"},
    "setExpirationDate": {"expiration_date": "2000/01/01"},
    "setFormat": {"format": "text/plain"},
    "setLayout": {"layout": "folder_listing"},
    "setDefaultPage": {"objectId": "x"},
    "editMetadata": {"title": "Changed"},
    "edit": {"title": "Changed"},
    "reindexObject": {},
    "reindexObjectSecurity": {},
    "notifyWorkflowCreated": {},
    "moveObjectsUp": {"ids:list": "{child}"},
    "moveObjectToPosition": {"id": "{child}", "position:int": "1"},
    "manage_move_objects_up": {"ids:list": "{child}"},
    "changeOwnership": {"user": "x"},
    "content_status_modify": {"workflow_action": "publish"},
    "content_status_history": {},
    "selectViewTemplate": {"templateId": "folder_listing"},
    "folder_delete": {"paths:list": "{path}"},
    "folder_rename": {"paths:list": "{path}", "new_ids:list": "renamed", "new_titles:list": "Changed"},
    "object_cut": {},
    "object_copy": {},
    "object_delete": {},
    "object_paste": {},
    "object_rename": {"new_ids:list": "renamed", "new_titles:list": "Changed"},
    "createObject": {"type_name": "Decision"},
    "++add++Decision": {},
    "++add++Document": {},
    "++contextportlets++plone.leftcolumn/+/portlets.Navigation": {},
}
#: Methods of WebDAV, which a server that speaks it would follow.
WEBDAV = ("PROPFIND", "PROPPATCH", "MKCOL", "MOVE", "COPY", "LOCK", "UNLOCK", "PUT", "DELETE", "REPORT")
#: Fields that all kinds of forms read: one body for every view.
FORM = {
    "form.submitted": "1",
    "form.widgets.title": "Changed",
    "form.widgets.IDublinCore.title": "Changed",
    "form.buttons.save": "Save",
    "form.buttons.apply": "Apply",
    "form.buttons.Delete": "Delete",
    "form.buttons.Rename": "Rename",
    "form.buttons.ok": "Ok",
    "form.widgets.new_id": "renamed",
    "form.widgets.new_title": "Changed",
    "form.button.Save": "Save",
    "form.button.Delete": "Delete",
    "submit": "1",
    "title": "Changed",
    "ids:list": "{child}",
    "id": "{child}",
    "item_ids:list": "{child}",
    "paths:list": "{path}",
    "selection": '["{uid}"]',
    "folder": "{parent}",
    "newid_1": "renamed",
    "newtitle_1": "Changed",
    "UID_1": "{uid}",
    "delta": "1",
    "workflow_action": "publish",
    "transition": "publish",
    "templateId": "folder_listing",
    "inherit": "1",
    "entries:records": "",
    "checkin": "1",
    "checkout": "1",
    "value": "Changed",
    "text": "Changed",
}
JSON = {
    "title": "Changed",
    "description": "Changed",
    "@type": "Document",
    "source": "{path}",
    "inherit": False,
    "entries": [{"id": "site-manager", "roles": {"Owner": True, "Editor": True}, "type": "user"}],
    "stealable": False,
    "version": 0,
    "text": "Changed",
    "items": [{"path": "/changed"}],
    "target": "{path}",
    "id": "{path}",
    "language": "nl",
}
