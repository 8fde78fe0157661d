package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.nn.Architectures;
import io.gruard.training.settings.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the settings of each shipped preset with published results. They were recorded from the build that measured the
 * results and never change. A setting that is added later has the default that gives the same results.
 */
class PublishedPresetsTest {
    private static final String RECORDED = """
        paper cnn-bigru-attention
        filters=64 conv_kernel_size=24 pool_size=4 conv_dropout=0.45328375223588824 gru_units=32
        gru_dropout=0.026449575992992313 downsampling=1 attention_units=32 attention_dropout=0.08715283056018074
        fusion=1 conv=1 bigru=1 attention=1 learning_rate=0.0018285312453719437 members=1 batch_size=512 epochs=12
        early_stopping=loss patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02
        clip_norm=5.0 loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes^0.5+2*neighbours(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,protocol_t\
        ype,root_shell,src_bytes,su_attempted,urgent,wrong_fragment)^0.5+2*neighbours(dst_host_*,flag,protoc\
        ol_type,service)^0.5+2*residual^0.5 novelty_fpr=0.015 alert_from= alerts_per_day=0.0
        records_per_second=1000.0 base_rate=1.0E-4 scaling=min-max clip=8.0 input_noise=0.0 balance=smote window=1
        without= part=

        tuned cnn-bigru-attention
        filters=64 conv_kernel_size=24 pool_size=4 conv_dropout=0.2 gru_units=32 gru_dropout=0.026449575992992313
        downsampling=1 attention_units=32 attention_dropout=0.08715283056018074 fusion=1 conv=1 bigru=1
        attention=1 learning_rate=0.003 members=1 batch_size=512 epochs=12 early_stopping=loss patience=4
        validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes^0.5+2*neighbours(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,protocol_t\
        ype,root_shell,src_bytes,su_attempted,urgent,wrong_fragment)^0.5+2*neighbours(dst_host_*,flag,protoc\
        ol_type,service)^0.5+2*residual^0.5 novelty_fpr=0.015 alert_from= alerts_per_day=0.0
        records_per_second=1000.0 base_rate=1.0E-4 scaling=signed-log clip=8.0 input_noise=0.0 balance=smote
        window=1 without= part=

        robust mlp
        units=128 dropout=0.2 learning_rate=0.001 members=3 batch_size=512 epochs=12 early_stopping=loss
        patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=0.5 calibration=auto
        novelty=prototypes^0.5+2*neighbours(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,protocol_t\
        ype,root_shell,src_bytes,su_attempted,urgent,wrong_fragment)^0.5+2*neighbours(dst_host_*,flag,protoc\
        ol_type,service)^0.5+2*residual^0.5 novelty_fpr=0.015 alert_from=0.8 alerts_per_day=0.0
        records_per_second=1000.0 base_rate=1.0E-4 scaling=signed-log clip=3.0 input_noise=0.25
        balance=smote:by-label window=1 without= part=

        robust-fisher mlp
        units=128 dropout=0.2 learning_rate=0.001 members=3 batch_size=512 epochs=12 early_stopping=loss
        patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=0.5 calibration=auto
        novelty=fisher(0.5*prototypes+prototypes(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,proto\
        col_type,root_shell,src_bytes,su_attempted,urgent,wrong_fragment)+neighbours(dst_host_*,flag,protoco\
        l_type,service)+residual+centre) novelty_fpr=0.014 alert_from=0.8 alerts_per_day=0.0
        records_per_second=1000.0 base_rate=1.0E-4 scaling=signed-log clip=3.0 input_noise=0.25
        balance=smote:by-label window=1 without= part=

        robust-traffic mlp
        units=128 dropout=0.2 learning_rate=0.001 members=3 batch_size=512 epochs=12 early_stopping=loss
        patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=0.5 calibration=auto
        novelty=fisher(0.5*prototypes+prototypes(dst_bytes,duration,flag,land,protocol_type,src_bytes,urgent\
        ,wrong_fragment)+neighbours(dst_host_*,flag,protocol_type,service)+residual+centre) novelty_fpr=0.014
        alert_from=0.8 alerts_per_day=0.0 records_per_second=1000.0 base_rate=1.0E-4 scaling=signed-log clip=3.0
        input_noise=0.25 balance=smote:by-label window=1 without= part=

        nsl-kdd-traffic cnn-bigru-attention
        filters=64 conv_kernel_size=24 pool_size=4 conv_dropout=0.45328375223588824 gru_units=32
        gru_dropout=0.026449575992992313 downsampling=1 attention_units=32 attention_dropout=0.08715283056018074
        fusion=1 conv=1 bigru=1 attention=1 learning_rate=0.0018285312453719437 members=1 batch_size=512 epochs=12
        early_stopping=loss patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02
        clip_norm=5.0 loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes novelty_fpr=0.03 alert_from= alerts_per_day=0.0 records_per_second=1000.0
        base_rate=1.0E-4 scaling=min-max clip=8.0 input_noise=0.0 balance=smote window=1 without= part=

        ciciov2024 resnet-bigru-mha
        blocks=2 filters=32 conv_kernel_size=3 pool_size=2 conv_dropout=0.2 gru_units=32 gru_dropout=0.1 heads=4
        attention_dropout=0.1 learning_rate=0.001 members=1 batch_size=1024 epochs=3 early_stopping=loss
        patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes novelty_fpr=0.03 alert_from= alerts_per_day=0.0 records_per_second=1000.0
        base_rate=1.0E-4 scaling=min-max clip=8.0 input_noise=0.0 balance=none window=1 without= part=

        edge-iiotset resnet-bigru-mha
        blocks=2 filters=32 conv_kernel_size=3 pool_size=2 conv_dropout=0.2 gru_units=32 gru_dropout=0.1 heads=4
        attention_dropout=0.1 learning_rate=0.001 members=1 batch_size=256 epochs=12 early_stopping=loss
        patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02 clip_norm=5.0
        loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes novelty_fpr=0.03 alert_from= alerts_per_day=0.0 records_per_second=1000.0
        base_rate=1.0E-4 scaling=min-max clip=8.0 input_noise=0.0 balance=smote:fewer-neighbours window=1 without=
        part=

        own cnn-bigru-attention
        filters=64 conv_kernel_size=24 pool_size=4 conv_dropout=0.45328375223588824 gru_units=32
        gru_dropout=0.026449575992992313 downsampling=1 attention_units=32 attention_dropout=0.08715283056018074
        fusion=1 conv=1 bigru=1 attention=1 learning_rate=0.0018285312453719437 members=1 batch_size=512 epochs=12
        early_stopping=loss patience=4 validation=0.1 optimizer=adam weight_decay=0.01 schedule=cosine warmup=0.02
        clip_norm=5.0 loss=cross-entropy focal_gamma=2.0 class_weights=none prior_correction=1.0 calibration=auto
        novelty=prototypes novelty_fpr=0.03 alert_from= alerts_per_day=0.0 records_per_second=1000.0
        base_rate=1.0E-4 scaling=min-max clip=8.0 input_noise=0.0 balance=smote:fewer-neighbours window=1 without=
        part=
        """;

    @ParameterizedTest
    @MethodSource("recorded")
    void presetHasItsPublishedSettings(String name, String model, Map<String, String> values) {
        Preset preset = Presets.shipped().named(name);
        assertThat(preset.model()).isEqualTo(model);
        Map<String, String> found = FitSettings.texts(preset.settings());
        assertThat(found).containsAllEntriesOf(values);

        Map<String, String> addedLater = new HashMap<>(found);
        addedLater.keySet().removeAll(values.keySet());
        Settings defaults = Settings.defaults(FitSettings.catalogue(Architectures.named(model)));
        assertThat(FitSettings.texts(defaults)).containsAllEntriesOf(addedLater);
    }

    private static Stream<Arguments> recorded() {
        return Arrays.stream(RECORDED.split("\n\n")).map(block -> {
            String[] parts = block.strip().split("\\s+");
            Map<String, String> values = new HashMap<>();
            for (int i = 2; i < parts.length; i++) {
                String[] pair = parts[i].split("=", 2);
                values.put(pair[0], pair[1]);
            }
            return Arguments.of(parts[0], parts[1], values);
        });
    }
}
