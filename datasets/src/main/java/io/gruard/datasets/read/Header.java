package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first line of a file, and which column of the descriptor each of its fields is. */
final class Header {
    private Header() {}

    /**
     * Names as they are used: without surrounding spaces and byte order mark; a name that occurs again gets {@code .2}, {@code .3} and so
     * on after it.
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
     * For each field of the file the index of its column in the descriptor.
     *
     * @param place file and line, for errors
     */
    static int[] columnOfField(String place, List<String> cells, FileLayout layout) throws DataException {
        Map<String, Integer> indices = new HashMap<>();
        layout.names().forEach(name -> indices.put(name, indices.size()));
        List<String> names = names(cells);
        int[] columnOfField = new int[names.size()];
        for (int field = 0; field < columnOfField.length; field++) {
            Integer column = indices.get(names.get(field));
            if (column == null) {
                throw new DataException(place + ": found the column '" + names.get(field)
                        + "', which the descriptor does not have; it has " + layout.names());
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
