package io.gruard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiSurfaceTest {
    private static final List<Class<?>> ROOTS = List.of(
            Gruard.class,
            Training.class,
            DataSet.class,
            SimulatedDataSet.class,
            NamedDataSet.class,
            CsvDataSet.class,
            Model.class,
            Evaluation.class,
            Row.class,
            Classifier.class,
            Verdict.class,
            Detector.class,
            Alert.class);

    @Test
    void publicMethodsUseTypesOfTheApiAndTheJdkAlone() {
        for (Executable member : publicMembers()) {
            List<Class<?>> types = new ArrayList<>(List.of(member.getParameterTypes()));
            if (member instanceof Method method) {
                types.add(method.getReturnType());
            }
            assertThat(types)
                    .as(member.toString())
                    .allMatch(type -> type.isPrimitive()
                            || type.getPackageName().startsWith("java.")
                            || type.getPackageName().equals("io.gruard.api"));
        }
    }

    @Test
    void noParameterIsOptional() {
        for (Executable member : publicMembers()) {
            assertThat(member.getParameterTypes()).as(member.toString()).doesNotContain(Optional.class);
        }
    }

    private static List<Executable> publicMembers() {
        List<Executable> members = new ArrayList<>();
        types().forEach(type -> {
            members.addAll(visible(type.getDeclaredMethods()));
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                members.addAll(visible(constructor));
            }
        });
        assertThat(members).hasSizeGreaterThan(40);
        return members;
    }

    private static Stream<Class<?>> types() {
        return ROOTS.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .filter(type -> Modifier.isPublic(type.getModifiers()));
    }

    private static List<Executable> visible(Executable... members) {
        return Arrays.stream(members)
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .toList();
    }
}
