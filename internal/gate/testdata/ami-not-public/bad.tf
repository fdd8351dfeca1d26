resource "aws_ami_launch_permission" "bad_everyone" {
  image_id = "ami-1"
  group    = "all"
}
