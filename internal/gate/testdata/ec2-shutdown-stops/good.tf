resource "aws_instance" "silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "said" {
  ami                                  = "ami-1"
  instance_type                        = "t3.micro"
  instance_initiated_shutdown_behavior = "stop"
}
