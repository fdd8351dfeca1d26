resource "aws_ami_launch_permission" "partner" {
  image_id   = "ami-1"
  account_id = "111111111111"
}
