package io.cloudconnect.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awscdk.$Module;
import software.amazon.jsii.JsiiEngine;
import software.amazon.jsii.JsiiModule;

/**
 * The CDK's kernel: the Node process that jsii starts with the first object and ends with the JVM. What jsii does in
 * turns is done at once here, by looking into it; a jsii that is built otherwise goes its own way.
 */
final class Kernel {
    /** The folder the build unpacked the CDK's JavaScript into; without it jsii does so at every start. */
    private static final String UNPACKED = "cloudconnect.kernel";

    private Kernel() {}

    /**
     * Starts Node, opens the CDK's jar meanwhile, and has Node load the CDK.
     *
     * @return done when objects can be made
     */
    static CompletableFuture<Void> start() {
        // Made here: two threads that ask for it at once would make two.
        JsiiEngine engine = JsiiEngine.getInstance();
        CompletableFuture<Void> node = CompletableFuture.runAsync(engine::getClient, Kernel::beside);
        return CompletableFuture.supplyAsync($Module::new, Kernel::beside).thenAcceptBoth(node, (cdk, up) -> {
            rememberNaming(engine);
            if (System.getProperty(UNPACKED) != null) {
                load(engine, cdk, Path.of(System.getProperty(UNPACKED)));
            }
        });
    }

    /** On a thread of its own: of those the JVM shares there may be one only, and these wait for Node. */
    private static void beside(Runnable task) {
        Thread thread = new Thread(task, "kernel");
        thread.setDaemon(true);
        thread.start();
    }

    private static void rememberNaming(JsiiEngine engine) {
        try {
            Object runtime = field(engine, "runtime");
            Naming naming = new Naming();
            Writer questions = naming.questions((Writer) field(runtime, "stdin"));
            BufferedReader answers = naming.answers((BufferedReader) field(runtime, "stdout"));
            set(runtime, "stdin", questions);
            set(runtime, "stdout", answers);
        } catch (ReflectiveOperationException | ClassCastException e) {
            // jsii asks each time.
        }
    }

    private static void load(JsiiEngine engine, JsiiModule cdk, Path unpacked) {
        try {
            Object runtime = field(engine, "runtime");
            Method ask = method(runtime.getClass(), "requestResponse", JsonNode.class);
            @SuppressWarnings("unchecked")
            Map<String, JsiiModule> loaded = (Map<String, JsiiModule>) field(engine, "loadedModules");
            load(new Loading(unpacked, runtime, ask, loaded), cdk);
        } catch (ReflectiveOperationException | ClassCastException e) {
            // jsii loads what is missing, with the first object.
        }
    }

    private record Loading(Path unpacked, Object runtime, Method ask, Map<String, JsiiModule> loaded) {}

    private static void load(Loading to, JsiiModule module) throws ReflectiveOperationException {
        for (Class<? extends JsiiModule> needed : needs(module)) {
            load(to, needed.getConstructor().newInstance());
        }
        Path tarball = to.unpacked()
                .resolve(module.getModuleClass().getPackageName().replace('.', '/'))
                .resolve(module.getBundleResourceName());
        if (to.loaded().containsKey(module.getModuleName()) || !Files.exists(tarball)) {
            return;
        }
        to.ask()
                .invoke(
                        to.runtime(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("api", "load")
                                .put("tarball", tarball.toString())
                                .put("name", module.getModuleName())
                                .put("version", module.getModuleVersion()));
        to.loaded().put(module.getModuleName(), module);
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends JsiiModule>> needs(JsiiModule module) throws ReflectiveOperationException {
        return (List<Class<? extends JsiiModule>>)
                method(JsiiModule.class, "getDependencies").invoke(module);
    }

    /**
     * Ends Node as jsii does when the JVM exits, without its wait: its reader of Node's standard error sleeps a tenth
     * of a second between two looks, and is waited for.
     */
    static void end() {
        try {
            Object runtime = field(JsiiEngine.getInstance(), "runtime");
            Thread reader = (Thread) field(runtime, "errorStreamSink");
            Process node = (Process) field(runtime, "childProcess");
            Method terminate = method(runtime.getClass(), "terminate");
            ByteArrayOutputStream begun = (ByteArrayOutputStream) field(reader, "buffer");

            reader.interrupt();
            reader.join();
            begun.writeTo(System.err);
            CompletableFuture<Void> rest =
                    CompletableFuture.runAsync(() -> show(node.getErrorStream()), Kernel::beside);
            terminate.invoke(runtime);
            rest.join();
        } catch (ReflectiveOperationException | ClassCastException | IOException e) {
            // jsii's own end follows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        return accessible(owner, name).get(owner);
    }

    private static void set(Object owner, String name, Object value) throws ReflectiveOperationException {
        accessible(owner, name).set(owner, value);
    }

    private static Field accessible(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Method method(Class<?> owner, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = owner.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static void show(InputStream said) {
        try {
            said.transferTo(System.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
