resource "aws_ebs_encryption_by_default" "this" {}

resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-1a"
}
