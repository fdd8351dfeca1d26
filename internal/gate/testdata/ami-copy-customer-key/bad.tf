resource "aws_ami_copy" "bad_silent" {
  name          = "orders"
  source_ami_id = "ami-1"
  encrypted     = true
}

resource "aws_ami_copy" "bad_managed" {
  name          = "orders"
  source_ami_id = "ami-1"
  encrypted     = true
  kms_key_id    = "alias/aws/ebs"
}
