package org.zonemark.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list, as much as a page shows.
 *
 * @param start place of the first that is shown, from 0
 * @param count how many there are in all
 * @param more where the next part starts; null behind the last
 */
public record Part<T>(
        List<T> shown, int start, int count, @Nullable Integer more) {

    /**
     * All of it where the page is made for a file.
     *
     * @param from where it starts; a place that is none is taken for the nearest
     */
    static <T> Part<T> of(List<T> all, int from, int most) {
        if (TableExport.isUnderWay()) {
            return new Part<>(all, 0, all.size(), null);
        }
        int start = Math.max(0, Math.min(from, all.size()));
        int end = Math.min(all.size(), start + most);
        return new Part<>(all.subList(start, end), start, all.size(), end < all.size() ? end : null);
    }
}
