package io.cloudconnect.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import software.amazon.jsii.JsiiEngine;

/** The CDK's kernel: the Node process that jsii starts with the first object and ends with the JVM. */
final class Kernel {
    private Kernel() {}

    /** Starts Node; whoever makes the first object finds it there, or waits for it. */
    static void start() {
        // Made here: two threads that ask for it at once would make two.
        JsiiEngine engine = JsiiEngine.getInstance();
        CompletableFuture.runAsync(engine::getClient);
    }

    /**
     * Ends Node as jsii does when the JVM exits, without its wait: its reader of Node's standard error sleeps a tenth
     * of a second between two looks, and is waited for. A jsii that is built otherwise is left to end by itself.
     */
    static void end() {
        try {
            Object runtime = field(JsiiEngine.getInstance(), "runtime");
            Thread reader = (Thread) field(runtime, "errorStreamSink");
            Process node = (Process) field(runtime, "childProcess");
            Method terminate = runtime.getClass().getDeclaredMethod("terminate");
            terminate.setAccessible(true);
            ByteArrayOutputStream begun = (ByteArrayOutputStream) field(reader, "buffer");

            reader.interrupt();
            reader.join();
            begun.writeTo(System.err);
            CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> show(node.getErrorStream()));
            terminate.invoke(runtime);
            rest.join();
        } catch (ReflectiveOperationException | ClassCastException | IOException e) {
            // jsii's own end follows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static void show(InputStream said) {
        try {
            said.transferTo(System.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
