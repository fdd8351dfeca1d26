variable "password" {
  default = true
}

resource "aws_instance" "bad_inside" {
  ami               = "ami-1"
  instance_type     = "t3.large"
  get_password_data = var.password
}
