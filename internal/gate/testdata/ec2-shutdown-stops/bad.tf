resource "aws_instance" "bad_gone" {
  ami                                  = "ami-1"
  instance_type                        = "t3.micro"
  instance_initiated_shutdown_behavior = "terminate"
}
