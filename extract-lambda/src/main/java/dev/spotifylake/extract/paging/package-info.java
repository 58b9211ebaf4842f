/// Lists of several pages: reading them page by page, and going on in a later run where one ended.
@NullMarked
package dev.spotifylake.extract.paging;

import org.jspecify.annotations.NullMarked;
