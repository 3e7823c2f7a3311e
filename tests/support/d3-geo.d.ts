/** What the map's script asks of packages that bring no types of their own. */
declare module 'd3-geo' {
  interface Projection {
    rotate(angles: readonly [number, number]): Projection;
    scale(scale: number): Projection;
    translate(to: readonly [number, number]): Projection;
    clipExtent(extent: readonly [readonly [number, number], readonly [number, number]]): Projection;
    precision(pixels: number): Projection;
  }
  export function geoAzimuthalEqualArea(): Projection;
  /** Gives `M x,y L x,y … Z` for each ring. */
  export function geoPath(projection: Projection): (shape: unknown) => string | null;
}
declare module 'topojson-client' {
  export function feature(topology: unknown, object: unknown): { readonly features: readonly { readonly id?: string; readonly properties: { readonly name: string } }[] };
}
