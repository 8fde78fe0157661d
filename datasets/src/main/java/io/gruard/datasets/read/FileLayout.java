package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.ColumnSpec;
import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.Copies;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.FileFormat;
import io.gruard.datasets.descriptor.FileSyntax;
import java.util.List;
import java.util.Set;

/**
 * How one file of a data set is written.
 *
 * @param names names of the descriptor's columns in the file, in the order of the descriptor
 * @param optional names that the file may lack
 */
record FileLayout(FileFormat format, FileSyntax syntax, List<String> names, Set<String> optional) {
    /**
     * The layout of a file. It is that of copies if the file has the name of a copy and the originals have another
     * syntax.
     */
    static FileLayout of(Descriptor descriptor, FoundFile found) {
        String fileName = found.path().getFileName().toString();
        return descriptor.copies().stream()
                .filter(copies -> copies.hasName(fileName))
                .findFirst()
                .map(copies -> ofCopy(descriptor, copies))
                .orElseGet(() -> new FileLayout(
                        descriptor.format(),
                        FileSyntax.of(fileName, descriptor.format().syntax()),
                        descriptor.columns().stream().map(ColumnSpec::name).toList(),
                        Set.of()));
    }

    private static FileLayout ofCopy(Descriptor descriptor, Copies copies) {
        List<String> names = descriptor.columns().stream()
                .map(column -> column.type() == ColumnType.LABEL ? copies.label() : column.name())
                .toList();
        return new FileLayout(copies.format(), copies.format().syntax(), names, copies.without());
    }

    /** Whether the file contains the names of its columns. */
    boolean named() {
        return syntax == FileSyntax.ARFF || format.header();
    }
}
