package io.gruard.training.fit;

import io.gruard.core.AtomicFile;
import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingState;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Writes and reads a {@link LoopState}. The file has a magic number, a version, the fingerprint of the training, the state,
 * and the CRC-32C of all preceding bytes. Numbers are big-endian.
 */
final class CheckpointFile {
    private static final long MAGIC = 0x4752554152444350L; // GRUARDCP
    private static final int VERSION = 1;
    private static final int MAX_ITEMS = 1_000_000;

    private final Path file;
    private final String fingerprint;

    /**
     * Names the file.
     *
     * @param fingerprint fingerprint of everything that determines the result; a state with another fingerprint is rejected
     */
    CheckpointFile(Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(LoopState state) throws IOException {
        AtomicFile.write(file, out -> {
            CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
            DataOutputStream data = new DataOutputStream(checked);
            data.writeLong(MAGIC);
            data.writeInt(VERSION);
            data.writeUTF(fingerprint);
            write(data, state);
            data.flush();
            data.writeLong(checked.getChecksum().getValue());
            data.flush();
        });
    }

    /**
     * Reads the state.
     *
     * @throws IOException if the file is corrupt, has another version, or belongs to another training
     */
    LoopState read() throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32C());
                DataInputStream data = new DataInputStream(checked)) {
            if (data.readLong() != MAGIC) {
                throw new IOException(file + ": expected a checkpoint of gruard, found another file");
            }
            int version = data.readInt();
            if (version != VERSION) {
                throw new IOException(file + ": expected a checkpoint of version " + VERSION + ", found " + version);
            }
            if (!data.readUTF().equals(fingerprint)) {
                throw new IOException(file + ": expected a checkpoint of this training, found one with other data or"
                        + " settings; delete the file to train from the start");
            }
            LoopState state = state(data);
            long expected = checked.getChecksum().getValue();
            if (data.readLong() != expected || data.read() != -1) {
                throw new IOException(
                        file + ": corrupt, the checksum does not match; delete the file to train from the start");
            }
            return state;
        } catch (EOFException | UTFDataFormatException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + ": corrupt or truncated; delete the file to train from the start", e);
        }
    }

    private static void write(DataOutputStream out, LoopState state) throws IOException {
        out.writeInt(state.epochsDone().size());
        for (Epoch epoch : state.epochsDone()) {
            write(out, epoch);
        }
        out.writeInt(state.batchesDone());
        out.writeDouble(state.lossSum());
        out.writeLong(state.correct());
        out.writeDouble(state.stepSeconds());
        out.writeUTF(state.stopping().watched().stateId());
        out.writeInt(state.stopping().patience());
        out.writeInt(state.stopping().best());
        out.writeDouble(state.stopping().bestValue());
        write(out, state.best());
        TrainingState session = state.session();
        out.writeLong(session.step());
        write(out, session.network());
        write(out, session.moments());
        out.writeDouble(session.plateau().factor());
        out.writeDouble(session.plateau().lowest());
        out.writeInt(session.plateau().idle());
        out.writeBoolean(state.ended());
    }

    private static LoopState state(DataInputStream in) throws IOException {
        List<Epoch> epochs = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            epochs.add(epoch(in));
        }
        return new LoopState(
                epochs,
                in.readInt(),
                in.readDouble(),
                in.readLong(),
                in.readDouble(),
                new EarlyStopping(
                        FitSettings.StoppingMetric.ofState(in.readUTF()), in.readInt(), in.readInt(), in.readDouble()),
                tensors(in),
                new TrainingState(
                        in.readLong(),
                        tensors(in),
                        tensors(in),
                        new TrainingState.PlateauState(in.readDouble(), in.readDouble(), in.readInt())),
                in.readBoolean());
    }

    private static void write(DataOutputStream out, Epoch epoch) throws IOException {
        out.writeInt(epoch.number());
        out.writeDouble(epoch.learningRate());
        out.writeDouble(epoch.trainLoss());
        out.writeDouble(epoch.trainAccuracy());
        out.writeDouble(epoch.validationLoss());
        out.writeDouble(epoch.validationAccuracy());
        out.writeDouble(epoch.validationMacroF1());
        out.writeDouble(epoch.rowsPerSecond());
        out.writeDouble(epoch.seconds());
        out.writeBoolean(epoch.best());
    }

    private static Epoch epoch(DataInputStream in) throws IOException {
        return new Epoch(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean());
    }

    private static void write(DataOutputStream out, List<Tensor> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Tensor tensor : tensors) {
            out.writeUTF(tensor.name());
            out.writeInt(tensor.shape().size());
            for (int size : tensor.shape()) {
                out.writeInt(size);
            }
            for (float value : tensor.values()) {
                out.writeFloat(value);
            }
        }
    }

    private static List<Tensor> tensors(DataInputStream in) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            String name = in.readUTF();
            List<Integer> shape = new ArrayList<>();
            for (int axes = count(in); axes > 0; axes--) {
                shape.add(in.readInt());
            }
            // The values are read piece by piece. A corrupt size then ends at the end of the file, not in too little
            // memory.
            tensors.add(new Tensor(name, shape, values(in, shape.stream().reduce(1, Math::multiplyExact))));
        }
        return tensors;
    }

    private static float[] values(DataInputStream in, int size) throws IOException {
        if (size < 0) {
            throw new IllegalArgumentException("expected an array size of 0 or more, found " + size);
        }
        float[] values = new float[Math.min(size, 1 << 16)];
        for (int i = 0; i < size; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, Math.min(size, 2 * values.length));
            }
            values[i] = in.readFloat();
        }
        return values;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_ITEMS) {
            throw new IllegalArgumentException("expected a count in 0.." + MAX_ITEMS + ", found " + count);
        }
        return count;
    }
}
