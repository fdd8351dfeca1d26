resource "aws_instance" "bad_old" {
  ami           = "ami-1"
  instance_type = "m1.small"
}

variable "size" {
  default = "c3.large"
}

resource "aws_launch_template" "bad_variable" {
  image_id      = "ami-1"
  instance_type = var.size
}
