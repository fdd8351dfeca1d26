variable "group" {
  default = "all"
}

resource "aws_ami_launch_permission" "bad_variable" {
  image_id = "ami-1"
  group    = var.group
}
