resource "aws_instance" "windows" {
  ami           = "ami-1"
  instance_type = "t3.large"
}
