resource "aws_elastic_beanstalk_environment" "streaming" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "HealthStreamingEnabled"
    value     = "true"
  }
}
