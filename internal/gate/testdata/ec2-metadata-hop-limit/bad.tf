resource "aws_launch_template" "bad_hops" {
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}

locals {
  hops = 64
}

resource "aws_instance" "bad_local" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  metadata_options {
    http_put_response_hop_limit = local.hops
  }
}
