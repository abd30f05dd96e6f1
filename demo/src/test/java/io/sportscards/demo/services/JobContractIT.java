package io.sportscards.demo.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.sportscards.contracts.EventContract;
import io.sportscards.platform.server.S3ProxyServer;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobContractIT {
  private static final EventContract CURRENT = EventContract.current();

  @TempDir static Path dir;
  private static S3ProxyServer s3;
  private static EventContract newer;

  @BeforeAll
  static void keepTheContractOfARun() throws Exception {
    s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
    newer = newer();
    put("team/_contracts/" + newer.fingerprint() + ".binpb", newer.toByteArray());
    put("team/_runs/live-1.json", record(newer.fingerprint()));
    put("team/_runs/live-2.json", record("0a1b2c3d"));
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  private static EventContract find(String... flags) throws CommandFailure {
    List<String> all =
        new ArrayList<>(
            List.of("--s3-endpoint=" + s3.endpoint(), "--s3-bucket=cards", "--s3-prefix=team"));
    all.addAll(List.of(flags));
    Map<String, String> access =
        Map.of("AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey());
    Command command = new Command("cards try", "Tries.", JobContract.SETTINGS, List.of());
    return JobContract.find(Settings.read(command, new Sources(all, access, List.of())));
  }

  @Test
  void itIsTheOneThatTheArchiveKeepsOfTheRun() throws Exception {
    assertThat(find().fingerprint()).isEqualTo(newer.fingerprint());
  }

  @Test
  void itIsThisVersionsOwnWhereTheArchiveDoesNotSay() throws Exception {
    assertThat(find("--run-id=live-2").fingerprint()).isEqualTo(CURRENT.fingerprint());
    assertThat(find("--run-id=live-3").fingerprint()).isEqualTo(CURRENT.fingerprint());
  }

  @Test
  void aDescriptorSetIsReadFromAPathAndFromS3() throws Exception {
    Path local = Files.write(dir.resolve("newer.binpb"), newer.toByteArray());
    String kept = "s3://cards/team/_contracts/" + newer.fingerprint() + ".binpb";

    for (String location : List.of(local.toString(), kept)) {
      assertThat(find("--run-id=live-3", "--event-descriptors=" + location).fingerprint())
          .isEqualTo(newer.fingerprint());
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> find("--event-descriptors=s3://cards/none.binpb"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "EVENT_DESCRIPTORS=\"s3://cards/none.binpb\" cannot be used here: There is no s3://cards/none.binpb");
  }

  private static void put(String key, byte[] bytes) throws Exception {
    Path file = s3.files().resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] record(String contract) {
    return "{\"kind\":\"live\",\"generation\":0,\"contract\":\"%s\",\"started_at\":\"2026-01-01T00:00:00Z\",\"finished_at\":null}"
        .formatted(contract)
        .getBytes(UTF_8);
  }

  private static EventContract newer() throws Exception {
    FileDescriptorSet.Builder set = FileDescriptorSet.parseFrom(CURRENT.toByteArray()).toBuilder();
    for (FileDescriptorProto.Builder file : set.getFileBuilderList()) {
      if (file.getName().startsWith("sportscards/orders/")) {
        file.addMessageType(DescriptorProto.newBuilder().setName("OfLaterTimes"));
      }
    }
    return EventContract.of(set.build());
  }
}
