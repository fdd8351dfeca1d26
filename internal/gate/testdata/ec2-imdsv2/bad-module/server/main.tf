variable "tokens" {
  default = "optional"
}

resource "aws_instance" "bad_inside" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = var.tokens
  }
}
