resource "aws_instance" "bad_windows" {
  ami               = "ami-1"
  instance_type     = "t3.large"
  get_password_data = true
}
