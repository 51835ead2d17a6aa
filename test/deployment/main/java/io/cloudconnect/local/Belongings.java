package io.cloudconnect.local;

import io.cloudconnect.app.ImageReference;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer has before the first deployment of a site.
 *
 * @param region where
 * @param credentialsSecret name of the secret with the Twilio API key
 * @param numbers telephone numbers the Twilio account owns, E.164
 * @param keyPair the EC2 key pair of those who log in
 * @param imageParameter SSM parameter of the router's image, as AWS Marketplace publishes it
 * @param image the router's image, by id
 */
public record Belongings(
        String region,
        String credentialsSecret,
        List<String> numbers,
        Optional<String> keyPair,
        Optional<String> imageParameter,
        Optional<String> image) {

    public Belongings {
        numbers = List.copyOf(numbers);
    }

    /** What this site takes for granted. */
    public static Belongings of(SitesFile file, Site site) {
        ImageReference image = site.router().image();
        return new Belongings(
                site.region(),
                file.twilio().credentials(),
                Stream.concat(
                                site.trunk().numbers().stream(),
                                site.trunk().numbersFile().stream().flatMap(Belongings::lines))
                        .filter(number -> number.startsWith("+"))
                        .toList(),
                site.router().keyPair(),
                image instanceof ImageReference.SsmParameter parameter
                        ? Optional.of(parameter.name())
                        : Optional.empty(),
                imageId(image, site.region()));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> imageId(ImageReference image, String region) {
        if (image instanceof ImageReference.Ami ami) {
            return Optional.of(ami.id());
        }
        return image instanceof ImageReference.AmiByRegion map
                ? Optional.ofNullable(map.ids().get(region))
                : Optional.empty();
    }
}
