resource "aws_dms_endpoint" "bad_missing" {
  endpoint_type = "source"
  engine_name   = "postgres"
}

resource "aws_dms_endpoint" "bad_none" {
  endpoint_type = "target"
  engine_name   = "aurora"
  ssl_mode      = "none"
}

resource "aws_dms_endpoint" "bad_kafka" {
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings {
    broker            = "broker:9092"
    security_protocol = "plaintext"
  }
}
