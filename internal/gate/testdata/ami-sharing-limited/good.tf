resource "aws_ami_launch_permission" "one" {
  image_id   = "ami-1"
  account_id = "111111111111"
}

resource "aws_ami_launch_permission" "company" {
  image_id         = "ami-2"
  organization_arn = "arn:aws:organizations::111111111111:organization/o-1"
}
