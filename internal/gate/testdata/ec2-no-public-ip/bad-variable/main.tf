variable "public" {
  type    = bool
  default = false
}

resource "aws_instance" "bad_chosen" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = var.public
}
