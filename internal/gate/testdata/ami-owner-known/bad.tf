data "aws_ami" "bad_silent" {
  most_recent = true

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/*"]
  }
}

data "aws_ami" "bad_unsafe" {
  owners              = ["amazon"]
  most_recent         = true
  allow_unsafe_filter = true
}

data "aws_ami" "bad_empty" {
  owners     = []
  name_regex = "^orders-"
}
