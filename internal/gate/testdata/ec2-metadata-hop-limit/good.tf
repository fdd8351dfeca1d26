resource "aws_launch_template" "one" {
  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_instance" "silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
