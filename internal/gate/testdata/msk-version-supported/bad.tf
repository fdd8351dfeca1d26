resource "aws_msk_cluster" "bad" {
  kafka_version = "2.2.1"
}

resource "aws_msk_cluster" "bad_later" {
  kafka_version = "3.3.2"
}
