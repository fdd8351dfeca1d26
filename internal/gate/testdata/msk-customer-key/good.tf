resource "aws_kms_key" "kafka" {}

resource "aws_msk_cluster" "orders" {
  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.kafka.arn
  }
}
