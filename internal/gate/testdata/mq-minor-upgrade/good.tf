resource "aws_mq_broker" "orders" {
  auto_minor_version_upgrade = true
}
