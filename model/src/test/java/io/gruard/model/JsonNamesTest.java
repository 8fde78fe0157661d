package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.Schema;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonNamesTest {
    /** The types of {@link Metadata}'s entries. */
    private static final List<Class<?>> ROOTS = List.of(
            Schema.class,
            FeatureEncoding.class,
            NetworkSpec.class,
            Classes.class,
            NoveltyShape.class,
            Thresholds.class,
            Provenance.class);

    @Test
    void namesInTheMetadataArePinned() {
        List<String> unpinned = new ArrayList<>();
        for (Class<?> type : reachable()) {
            Class<?> names = JsonNames.NAMES.get(type);
            if (names == null) {
                unpinned.add(type.getName());
            } else if (type.isEnum()) {
                unpinned.addAll(unpinnedConstants(type, names));
            } else {
                unpinned.addAll(unpinnedComponents(type, names));
            }
        }

        assertThat(unpinned).isEmpty();
    }

    @Test
    void metadataOfAllLayersAndMeasuresDoNotChange() throws IOException {
        String text = Models.everyLayer().stream()
                .flatMap(spec -> Metadata.of(Models.of(spec, 2)).entries().stream())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));

        try (InputStream expected = Objects.requireNonNull(getClass().getResourceAsStream("metadata.txt"))) {
            assertThat(text).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> unpinnedConstants(Class<?> type, Class<?> names) {
        Set<String> pinned = Arrays.stream(names.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .map(Field::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isEnumConstant() && !pinned.contains(field.getName()))
                .map(field -> type.getName() + "." + field.getName())
                .toList();
    }

    private static List<String> unpinnedComponents(Class<?> type, Class<?> names) {
        Set<String> pinned = Arrays.stream(names.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonProperty.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !pinned.contains(component.getName()))
                .map(component -> type.getName() + "." + component.getName())
                .toList();
    }

    /** All records and enums of gruard that may occur in the metadata. */
    private static Set<Class<?>> reachable() {
        Set<Class<?>> found = new LinkedHashSet<>();
        List.of(Feature.class, LayerSpec.class, NoveltyMeasure.MeasureShape.class)
                .forEach(type -> add(type, found));
        ROOTS.forEach(type -> add(type, found));
        return found;
    }

    private static void add(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> add(argument, found));
        } else if (type instanceof Class<?> one && one.getName().startsWith("io.gruard.")) {
            if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(permitted -> add(permitted, found));
            } else if (found.add(one) && one.isRecord()) {
                Arrays.stream(one.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(component -> add(component, found));
            }
        }
    }
}
