resource "aws_imagebuilder_infrastructure_configuration" "bad" {
  name                  = "orders"
  instance_profile_name = "orders"
}

resource "aws_imagebuilder_infrastructure_configuration" "bad_2" {
  name                  = "orders"
  instance_profile_name = "orders"
  instance_metadata_options {
    http_tokens = "optional"
  }
}
