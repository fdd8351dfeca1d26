resource "aws_msk_cluster" "orders" {
  kafka_version = "3.8.x"
}

resource "aws_msk_cluster" "next" {
  kafka_version = "4.0.x.kraft"
}
