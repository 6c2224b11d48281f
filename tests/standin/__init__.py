"""A stand-in for iA.Délib: a real server on loopback that answers as plonemeeting.restapi does, or misbehaves on "
"demand."""
