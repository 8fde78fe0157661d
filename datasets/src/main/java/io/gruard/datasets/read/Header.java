package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches the first line of a file with the columns of the descriptor. */
final class Header {
    private Header() {}

    /**
     * Normalises names: without surrounding blanks and byte order mark. A repeated name gets the suffix {@code .2},
     * {@code .3} and so on.
     */
    static List<String> names(List<String> cells) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String cell : cells) {
            String name = (cell.startsWith("\uFEFF") ? cell.substring(1) : cell).strip();
            int times = seen.merge(name, 1, Integer::sum);
            names.add(times == 1 ? name : name + "." + times);
        }
        return names;
    }

    /**
     * The index of the descriptor's column for each field of the file.
     *
     * @param place file and line, for messages
     */
    static int[] columnOfField(String place, List<String> cells, FileLayout layout) throws DataException {
        Map<String, Integer> indices = new HashMap<>();
        layout.names().forEach(name -> indices.put(name, indices.size()));
        List<String> names = names(cells);
        int[] columnOfField = new int[names.size()];
        for (int field = 0; field < columnOfField.length; field++) {
            Integer column = indices.get(names.get(field));
            if (column == null) {
                throw new DataException(place + ": expected a column of the descriptor, one of " + layout.names()
                        + ", found '" + names.get(field) + "'");
            }
            columnOfField[field] = column;
        }
        Set<String> missing = new HashSet<>(indices.keySet());
        names.forEach(missing::remove);
        missing.removeAll(layout.optional());
        if (!missing.isEmpty()) {
            throw new DataException(place + ": columns missing from the header: "
                    + missing.stream().sorted().toList());
        }
        return columnOfField;
    }
}
