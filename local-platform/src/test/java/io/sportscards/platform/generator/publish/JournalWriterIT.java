package io.sportscards.platform.generator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterIT {
  @TempDir Path dir;

  @Test
  void eachMessageIsARowOnceAsPublished() throws Exception {
    try (PostgresServer server = PostgresServer.start(dir, "journal")) {
      List<Message> published = new ArrayList<>();
      try (JournalWriter journal = JournalWriter.open(server.connect(), "events")) {
        EventStream stream = EventStream.of(GeneratorSettings.of(1, 2_000));
        while (stream.hasNext()) {
          Message message = stream.next();
          journal.write(message);
          if (!message.isRepeat()) {
            published.add(message);
          }
        }
        journal.flush();
        assertThat(journal.rows()).isEqualTo(published.size());
      }
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select * from events order by id")) {
        for (Message message : published) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("event_id")).isEqualTo(message.eventId());
          assertThat(rows.getString("event_type")).isEqualTo(message.eventType());
          assertThat(rows.getTimestamp("occurred_at"))
              .isEqualTo(Timestamp.from(message.occurredAt()));
          assertThat(rows.getString("content_type"))
              .isEqualTo(message.contentType() == null ? "" : message.contentType());
          assertThat(rows.getBytes("body")).isEqualTo(message.body());
        }
        assertThat(rows.next()).isFalse();
      }
      JournalWriter.open(server.connect(), "events").close(); // the table may be there already
      JournalWriter.open(server.connect(), "public.events").close(); // and named with its schema
      try (ResultSet tables =
          server
              .connect()
              .createStatement()
              .executeQuery(
                  "select count(*) from information_schema.tables where table_schema = 'public' and table_name like '%events'")) {
        assertThat(tables.next()).isTrue();
        assertThat(tables.getInt(1)).isEqualTo(1);
      }
    }
  }
}
