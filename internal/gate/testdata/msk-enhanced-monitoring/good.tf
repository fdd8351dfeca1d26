resource "aws_msk_cluster" "orders" {
  enhanced_monitoring = "PER_TOPIC_PER_BROKER"
}
