resource "aws_ebs_volume" "bad" {
  encrypted = true
}

resource "aws_ebs_volume" "bad_managed" {
  encrypted  = true
  kms_key_id = "alias/aws/ebs"
}
