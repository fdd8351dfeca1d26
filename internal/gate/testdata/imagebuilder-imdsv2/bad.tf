resource "aws_imagebuilder_infrastructure_configuration" "bad_silent" {
  name = "orders"
}

resource "aws_imagebuilder_infrastructure_configuration" "bad_optional" {
  name = "orders"

  instance_metadata_options {
    http_tokens = "optional"
  }
}
