resource "aws_elastic_beanstalk_environment" "tokens" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "DisableIMDSv1"
    value     = "true"
  }
}
