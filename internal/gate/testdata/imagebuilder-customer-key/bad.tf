resource "aws_imagebuilder_component" "bad_component" {
  name     = "orders"
  platform = "Linux"
}

resource "aws_imagebuilder_image_recipe" "bad_recipe" {
  name = "orders"

  block_device_mapping {
    ebs {
      encrypted = true
    }
  }
}

resource "aws_imagebuilder_distribution_configuration" "bad_distribution" {
  name = "orders"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration {
      name = "orders-{{ imagebuilder:buildDate }}"
    }
  }
}
