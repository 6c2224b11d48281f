"""``POST /@search-index``: build the search index of this process anew. 202: it goes on aside, ``GET`` tells more."""

from imio.deliberations.api.request import WritingService
from imio.deliberations.api.search_index.get import state_of
from imio.deliberations.search.keeping import rebuild_aside


class SearchIndexPost(WritingService):
    """For whoever manages the portal. Searches find what they found until the new index is in its place."""

    permission = "Manage portal"

    def act(self):
        rebuild_aside(self.context)
        self.request.response.setStatus(202)
        return state_of(self.context)
