resource "aws_kms_key" "disks" {}

resource "aws_ebs_volume" "orders" {
  encrypted  = true
  kms_key_id = aws_kms_key.disks.arn
}
