package io.cloudconnect.doctor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's style sheet.
 *
 * @param hash as a content security policy names it: {@code sha256-…}
 */
record StyleSheet(String text, String hash) {
    static StyleSheet read() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("/io/cloudconnect/doctor/report.css")) {
            byte[] sheet = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet);
            return new StyleSheet(
                    new String(sheet, StandardCharsets.UTF_8),
                    "sha256-" + Base64.getEncoder().encodeToString(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
